/** sellerRegist, useridCheck, subidregist. Source: payapp.txt "판매자 회원 가입" and following. */
import { digits, oneOf, Refusal, required, sellerOf, text, webAddress, wrong } from './check.mts';
import { splitMethods } from './codes.mts';
import type { Outcome } from './commands-pay.mts';
import type { Fields, PayAppContext, Seller } from './types.mts';

/** Values of `bizkind`. Source: payapp.txt "판매자 회원 가입". */
const BIZKINDS = splitMethods(
	'Blog사업자,쇼핑몰사업자,방문판매,음식점(배달),A/S긴급출동,운수업,컨텐츠,도소매,유통,' +
		'서비스,숙박업,임대업,농수산업,기타',
);

/** Refuses a `resellerid` that is not an agency or reseller, or not of the given `kind`. */
function checkReseller(ctx: PayAppContext, fields: Fields, kind?: Seller['kind']): void {
	const found = ctx.sellers.get(text(fields, 'resellerid'));
	if (found === undefined || found.kind === 'seller') wrong('resellerid', '대리점 또는 리셀러');
	if (kind !== undefined && found.kind !== kind) wrong('resellerid', kind);
}

function taken(ctx: PayAppContext): never {
	throw new Refusal(ctx.switches.takenErrno, '이미 사용중인 아이디입니다.');
}

/** Registers a seller or reseller; returns its keys. */
export function sellerRegist(ctx: PayAppContext, fields: Fields): Outcome {
	required(fields, 'userid', 'userpwd', 'sellername', 'phone', 'email', 'bizkind', 'usertype');
	required(fields, 'resellerid', 'join_type', 'seller_type');
	if (!/^[A-Za-z0-9]{8}$/.test(text(fields, 'userpwd'))) wrong('userpwd', '영문,숫자 8자리');
	digits(fields, 'phone');
	oneOf(fields, 'bizkind', BIZKINDS);
	oneOf(fields, 'usertype', ['1', '2']);
	if (text(fields, 'usertype') === '1') required(fields, 'username');
	else required(fields, 'compregno', 'compname', 'biztype1', 'biztype2', 'ceo_nm');
	oneOf(fields, 'join_type', ['0', '4']);
	oneOf(fields, 'seller_type', ['seller', 'reseller']);
	webAddress(fields, 'common_feedbackurl');
	const kind = text(fields, 'seller_type') === 'reseller' ? 'reseller' : 'seller';
	// payapp.txt: "리셀러 회원가입은 유료형"; a seller joins under a reseller, a reseller under an agency.
	if (kind === 'reseller' && text(fields, 'join_type') !== '0') wrong('join_type', '리셀러는 0');
	checkReseller(ctx, fields, kind === 'reseller' ? 'agency' : 'reseller');
	const userid = text(fields, 'userid');
	if (ctx.sellers.has(userid)) taken(ctx);
	const seller: Seller = {
		userid,
		linkkey: `TEST+linkkey/${ctx.nextNumber()}==`,
		linkval: `TEST+linkval/${ctx.nextNumber()}==`,
		kind,
		common_feedbackurl: text(fields, 'common_feedbackurl'),
	};
	ctx.sellers.set(userid, seller);
	return { fields: { userid, linkkey: seller.linkkey, linkval: seller.linkval } };
}

/** Answers `state=1` for a free id, `state=0` for a taken one (or a failed call). */
export function useridCheck(ctx: PayAppContext, fields: Fields): Outcome {
	required(fields, 'userid', 'resellerid');
	checkReseller(ctx, fields);
	if (ctx.sellers.has(text(fields, 'userid'))) taken(ctx);
	return { fields: {} };
}

/**
 * Registers a sub-account. The manual does not say what happens to an existing id; it is
 * overwritten. The call's `state` is a bitmask: 1 use, 2 main administrator, 4 cancel.
 */
export function subidregist(ctx: PayAppContext, fields: Fields): Outcome {
	const seller = sellerOf(ctx, fields);
	required(fields, 'subuserid', 'subpwd', 'subname');
	oneOf(fields, 'state', ['0', '1', '2', '3', '4', '5', '6', '7']);
	ctx.subaccounts.set(`${seller.userid}/${text(fields, 'subuserid')}`, fields);
	return { fields: {} };
}
