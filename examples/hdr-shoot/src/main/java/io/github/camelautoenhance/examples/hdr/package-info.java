/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** A shoot's brackets to Autoenhance.ai, and its enhanced photos back. */
@NullMarked
package io.github.camelautoenhance.examples.hdr;

import org.jspecify.annotations.NullMarked;
