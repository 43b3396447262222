#ifndef CSERVERRESOURCES_H
#define CSERVERRESOURCES_H

#include <stddef.h>

// The files under Data/, as bytes in the binary: the built server needs no file beside it. A function gives the first byte of
// each, for Swift, which cannot name an array of unknown length.

/// The page that people look things up on (HTML, UTF-8).
extern const unsigned char padan_page_html[];
extern const size_t padan_page_html_size;
static inline const unsigned char *padan_page_html_bytes(void) { return padan_page_html; }

/// Its style sheet (UTF-8).
extern const unsigned char padan_page_css[];
extern const size_t padan_page_css_size;
static inline const unsigned char *padan_page_css_bytes(void) { return padan_page_css; }

/// Its script (UTF-8).
extern const unsigned char padan_page_js[];
extern const size_t padan_page_js_size;
static inline const unsigned char *padan_page_js_bytes(void) { return padan_page_js; }

/// Its icon (SVG).
extern const unsigned char padan_icon_svg[];
extern const size_t padan_icon_svg_size;
static inline const unsigned char *padan_icon_svg_bytes(void) { return padan_icon_svg; }

/// The description of the interface (OpenAPI 3.1, JSON).
extern const unsigned char padan_openapi_json[];
extern const size_t padan_openapi_json_size;
static inline const unsigned char *padan_openapi_json_bytes(void) { return padan_openapi_json; }

#endif
