import type { Terms } from '../../core/fields/terms';

/**
 * The words of gmpay.txt, the manual of GMPay's API: those of its tables and headings, long ones cut
 * to the words that name the value. `var1` and `var2` have those of the notification, where they come
 * back. It calls an e-mail address "E-mail", which tells nothing more than the label.
 */
export const TERMS: Terms = {
	fields: {
		addr: '주소1',
		addr2: '상세 주소',
		bizNo: '사업자 등록 번호',
		bizType: '사업자 타입',
		cancelToken: '취소 토큰',
		ceo: '대표자',
		ceoBirth: '대표자 생년월일',
		ceoMobile: '대표자 핸드폰 번호',
		ceoName: '대표자명',
		comment: '결제에 관련된 간략한 설명',
		corpNo: '법인 등록번호',
		email: '',
		'payment.request.email': '구매자 E-mail',
		feedbackUrl: '결과 값을 통지 받을 URL',
		goodName: '상품명',
		homepage: '홈페이지',
		memberId: '회원 아이디',
		'payment.cancel.memberId': '판매점 아이디',
		'payment.request.memberId': '판매점 아이디',
		mobile: '핸드폰 번호',
		'payment.request.mobile': '구매자 핸드폰 번호',
		name: '가맹점명',
		orderNo: '주문 번호',
		passwd: '패스워드',
		productName: '주요 제품명',
		returnUrl: '결제 완료 후 돌아가기 URL',
		saleMan: '영업사원',
		stlDayCd: '기본 정산일',
		storeName: '상점명',
		storePhone: '매장 전화번호',
		taxEmail: '세금계산서 담당자 - E-mail',
		taxManager: '세금계산서 담당자 - 이름',
		taxPhone: '세금계산서 담당자 - 전화번호',
		taxType: '과세 타입',
		totalPrice: '결제 금액',
		type1: '업종',
		type2: '업태',
		var1: '추가 필드 1',
		var2: '추가 필드 2',
		zipCode: '우편번호',
	},
	operations: {
		'member.checkId': '회원 아이디 중복 체크',
		'member.getCancelToken': '회원 토큰 정보 리턴',
		'member.register': '회원 가입',
		'member.requestAgreement': '사전 동의 신청',
		// The node's own: it answers a notification, and no document names that.
		'notification.acknowledge': '',
		'payment.cancel': '결제 취소',
		'payment.request': '결제 요청',
	},
	events: {
		// Whatever else comes: no document has it.
		other: '',
		paymentCancelled: '결제 취소, paymentState CANCEL',
		paymentCompleted: '결제 완료, paymentState COMPLETE',
	},
};
