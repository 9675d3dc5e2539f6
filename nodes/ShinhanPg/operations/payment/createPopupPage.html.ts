import { escapeHtml, scriptLiteral } from '../../../core/security/html';

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
}: Popup): string => `<!DOCTYPE html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<script src="${escapeHtml(scriptUrl)}"></script>
<style>
body { font-family: system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem; text-align: center; }
button { font: inherit; padding: 0.8rem 2rem; border: 0; border-radius: 0.5rem; background: #0b4ea2; color: #fff; cursor: pointer; }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<button type="button" id="pay">${escapeHtml(buttonText)}</button>
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
</script>
</body>
</html>
`;
