#pragma once
// libxml2's ICU header clashes with the one inside Foundation (UErrorCode): switch it off before the rest is read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
