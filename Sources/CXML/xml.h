// Debian's libxml2 is built with ICU, and its encoding.h then includes ICU's headers, which must not meet Foundation's ICU in one
// Swift module. Without this mark it leaves them out; only the end of a struct that is never touched from here differs.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
