#ifndef CRESOURCES_H
#define CRESOURCES_H

#include <stddef.h>

// The data files under Data/, as bytes in the binary: the built program needs no file beside it.

/// Segmentation rules, SRX 2.0 (UTF-8).
extern const unsigned char padan_segmentation_srx[];
extern const size_t padan_segmentation_srx_size;
/// Its first byte, for Swift, which cannot name an array of unknown length.
static inline const unsigned char *padan_segmentation_srx_bytes(void) { return padan_segmentation_srx; }

/// Indonesian–English lexicon: source TAB target lines (UTF-8).
extern const unsigned char padan_lexicon_id_en[];
extern const size_t padan_lexicon_id_en_size;
/// Its first byte, for Swift, which cannot name an array of unknown length.
static inline const unsigned char *padan_lexicon_id_en_bytes(void) { return padan_lexicon_id_en; }

/// The commonest words of languages: language TAB words lines (UTF-8).
extern const unsigned char padan_function_words[];
extern const size_t padan_function_words_size;
/// Its first byte, for Swift, which cannot name an array of unknown length.
static inline const unsigned char *padan_function_words_bytes(void) { return padan_function_words; }

/// The style sheet of the page that shows an alignment (UTF-8).
extern const unsigned char padan_bead_page_css[];
extern const size_t padan_bead_page_css_size;
/// Its first byte, for Swift, which cannot name an array of unknown length.
static inline const unsigned char *padan_bead_page_css_bytes(void) { return padan_bead_page_css; }

#endif
