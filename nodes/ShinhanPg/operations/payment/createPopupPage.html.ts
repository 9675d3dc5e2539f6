import { escapeHtml, scriptLiteral } from '../../../core/html/escape';
import { htmlPage, styleWithButton } from '../../../core/html/page';

/** shinhan-pg.txt: the script tag for the integrated payment window */
export const POPUP_SCRIPT = 'https://payspg.shinhan.com/businessPayment/unifiedPay/script';

export interface Popup {
	redirectUrl: string;
	resultUrl: string;
	orderNo: string;
	title: string;
	buttonText: string;
	scriptUrl: string;
}

/**
 * Returns a page whose button opens ShinhanBizPay's window (browsers open popups only on a click)
 * and posts the window's result to the merchant's URL. Every value is escaped for its script
 * literal, attribute or text, so that no character can break out.
 */
export const popupHtml = ({
	redirectUrl,
	resultUrl,
	orderNo,
	title,
	buttonText,
	scriptUrl,
}: Popup): string =>
	htmlPage(
		title,
		`<script src="${escapeHtml(scriptUrl)}"></script>\n${styleWithButton('#0b4ea2')}`,
		`<button type="button" id="pay">${escapeHtml(buttonText)}</button>
<form id="result" method="post" action="${escapeHtml(resultUrl)}">
<input type="hidden" name="order_no" value="${escapeHtml(orderNo)}">
<input type="hidden" name="result">
<input type="hidden" name="retCode">
<input type="hidden" name="retMessage">
</form>
<script>
document.getElementById('pay').addEventListener('click', function () {
	ShinhanBizPay.openPopup(${scriptLiteral(redirectUrl)}, function (retCode, retMessage) {
		var fields = document.getElementById('result').elements;
		fields.namedItem('result').value = retCode == ShinhanBizPay.RES_SUCCESS ? 'success' : 'failure';
		fields.namedItem('retCode').value = retCode;
		fields.namedItem('retMessage').value = retMessage || '';
		document.getElementById('result').submit();
	});
});
</script>`,
	);
