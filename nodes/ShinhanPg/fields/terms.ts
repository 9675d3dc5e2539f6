import type { Terms } from '../../core/fields/terms';

/**
 * The words of shinhan-pg.txt: of its parameter tables (설명), its list of calls (API 구분) and its
 * samples. Brackets that open a word are left out: (결제)상품 명 is 상품 명, (취소)금액 is 취소 금액.
 */
export const TERMS: Terms = {
	fields: {
		// 결제 요청: 공통필수영역
		pgcode: '결제수단 코드',
		user_id: '고객사 사용자(회원) 아이디',
		user_name: '고객사 사용자(회원) 명',
		order_no: '고객사 주문번호',
		pay_type: '결제 유형',
		device_type: '기기 유형',
		amount: '금액',
		product_name: '상품 명',
		return_url: '결제 인증 결과 수신',
		cancel_url: '결제 취소 시 이동하는 고객사 URL',
		fail_url: '결제 실패 시 이동하는 고객사 URL',
		// 공통부가영역
		user_ci: '고객사 사용자 CI',
		taxfree_amount: '비과세 금액',
		tax_amount: '부가세 금액',
		cup_return_deposit: '컵반환보증금',
		card_cpny_cd: '카드사 코드',
		install_month: '할부 개월수',
		inst_type: '할부 타입',
		email_flag: '메일 수신 여부',
		email_addr: '메일 수신 주소',
		main_color: '메인 색상 코드',
		point_color: '포인트 색상 코드',
		custom_parameter: '고객사 전용 값',
		mobile_no: '사용자 휴대폰 번호',
		card_purpost_type: '카드 용도 유형',
		app_return_url: '결제 이후 이동할 고객사 앱 스키마 정보',
		app_cancel_url: '결제 진행 중단 시 이동할 고객사 앱 스키마 정보',
		// Only in the request's sample
		prepay_amount: '선불전자지급수단',
		// 법인대출연계요청영역
		cncl_yn: '법인대출연계, 취소 여부',
		buyr_bizr_no: '구매자 사업자 번호',
		dpst_req_no: '입금요청번호',
		clnt_pay_clf_cd: '결제 구분',
		req_amt: '지원신청금액',
		chrg_amt: '고객부담금액',
		tot_tx_amt: '총구매금액',
		pay_amt: '결제요청금액',
		clnt_tx_clf_cd: '거래 구분',
		clnt_tx_ymd: '낙찰일',
		seller_name: '판매사명',
		'payment.requestCorporateWindow.email_addr': '고객이메일',
		'payment.requestCorporateWindow.mobile_no': '고객휴대폰번호',
		// The pop-up page
		redirect_url: '결제용 웹 화면',
		// 결제 승인
		confirm_token: '승인 토큰',
		ip_addr: '아이피 주소',
		// 결제 취소, 부분 취소
		tid: '거래 번호',
		cncl_rsn: '취소 사유',
		bank_cd: '은행코드',
		bank_acct_no: '은행 계좌 번호',
		bank_name: '계좌주명',
		'payment.cancel.amount': '취소 금액',
		'payment.cancelPartially.amount': '부분 취소 금액',
		// 거래 확인서
		amunt: '결제 금액',
		tx_ymd: '거래 일자',
	},
	operations: {
		'payment.request': '결제 요청',
		'payment.requestPersonalWindow': '개인용 통합결제창',
		'payment.requestCorporateWindow': '법인용 통합결제창',
		'payment.createPopupPage': '팝업 호출',
		'payment.confirm': '결제 승인',
		'payment.get': '결제 거래정보 조회',
		'payment.getReceipt': '거래 확인서',
		'payment.cancel': '결제 취소',
		'payment.cancelPartially': '부분 취소',
		'cardCompany.getAll': '카드사 목록 조회',
		'terms.getAll': 'PG약관 조회',
	},
	// Shinhan names no events: these are the fields by which the buyer comes back, or the call. What
	// the trigger itself finds out, and deposit notices, are in no document.
	events: {
		authenticated: '결제 인증 결과, return_url',
		cancelled: '결제 취소, cancel_url',
		confirmed: '결제 승인, payments/confirm',
		confirmedBefore: '',
		confirmUnknown: '',
		depositNotice: '',
		failed: '결제 실패, fail_url',
		virtualAccountIssued: '가상계좌, return_url',
	},
};
