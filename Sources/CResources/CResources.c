#include "CResources.h"

const unsigned char padan_segmentation_srx[] = {
#embed "Data/segmentation.srx"
};
const size_t padan_segmentation_srx_size = sizeof padan_segmentation_srx;

const unsigned char padan_lexicon_id_en[] = {
#embed "Data/lexicon.id-en.tsv"
};
const size_t padan_lexicon_id_en_size = sizeof padan_lexicon_id_en;

const unsigned char padan_function_words[] = {
#embed "Data/function-words.tsv"
};
const size_t padan_function_words_size = sizeof padan_function_words;

const unsigned char padan_bead_page_css[] = {
#embed "Data/bead-page.css"
};
const size_t padan_bead_page_css_size = sizeof padan_bead_page_css;
