#ifndef CICU_H
#define CICU_H

// ICU behind plain C types. No ICU header may be visible from here: Swift's Foundation carries an ICU of its own
// whose types have the same names and other definitions, and a module that sees both does not compile.

#include "breaker.h"
#include "characters.h"
#include "format.h"
#include "regex.h"
#include "units.h"

#endif
