/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** The operations on brackets: {@code autoenhance:brackets}. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.brackets;

import org.jspecify.annotations.NullMarked;
