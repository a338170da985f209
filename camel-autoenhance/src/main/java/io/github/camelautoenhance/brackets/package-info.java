/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** The operations of {@code autoenhance:brackets}, one class each. */
@NullMarked
package io.github.camelautoenhance.brackets;

import org.jspecify.annotations.NullMarked;
