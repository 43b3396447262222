#include "CResources.h"

const unsigned char padan_segmentation_srx[] = {
#embed "Data/segmentation.srx"
};
const size_t padan_segmentation_srx_size = sizeof padan_segmentation_srx;

const unsigned char padan_lexicon_id_en[] = {
#embed "Data/lexicon.id-en.tsv"
};
const size_t padan_lexicon_id_en_size = sizeof padan_lexicon_id_en;
