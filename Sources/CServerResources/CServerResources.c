#include "CServerResources.h"

const unsigned char padan_page_html[] = {
#embed "Data/page.html"
};
const size_t padan_page_html_size = sizeof padan_page_html;

const unsigned char padan_page_css[] = {
#embed "Data/page.css"
};
const size_t padan_page_css_size = sizeof padan_page_css;

const unsigned char padan_page_js[] = {
#embed "Data/page.js"
};
const size_t padan_page_js_size = sizeof padan_page_js;

const unsigned char padan_icon_svg[] = {
#embed "Data/icon.svg"
};
const size_t padan_icon_svg_size = sizeof padan_icon_svg;

const unsigned char padan_openapi_json[] = {
#embed "Data/openapi.json"
};
const size_t padan_openapi_json_size = sizeof padan_openapi_json;
