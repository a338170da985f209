/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * Ground that depends on neither Camel's exchange nor HTTP: deadlines, windows, counters, redaction. Internal; may
 * change in any release.
 */
@NullMarked
package io.github.camelautoenhance.util;

import org.jspecify.annotations.NullMarked;
