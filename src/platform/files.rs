//! Files that the user gives to the page or takes from it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url, js_sys};

/// Offers a text to the user as a file to save.
pub fn download(name: &str, media_type: &str, text: &str) -> bool {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&parts, &options)
        .is_ok_and(|blob| download_blob(name, &blob))
}

/// Offers data to the user as a file to save.
pub fn download_blob(name: &str, blob: &Blob) -> bool {
    let offer = || -> Result<(), JsValue> {
        let address = Url::create_object_url_with_blob(blob)?;
        let document = web_sys::window().and_then(|window| window.document());
        let link = document.ok_or(JsValue::NULL)?.create_element("a")?;
        let link: HtmlAnchorElement = link.dyn_into()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    offer().is_ok()
}

/// The file chosen in a file field; the field is emptied, so that the same file can be chosen again.
pub fn take_chosen(field: &HtmlInputElement) -> Option<File> {
    let file = field.files().and_then(|files| files.get(0));
    field.set_value("");
    file
}

/// The text of a file; nothing where it cannot be read.
pub async fn text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string())
}
