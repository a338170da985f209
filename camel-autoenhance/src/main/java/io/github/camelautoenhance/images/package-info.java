/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** The operations on images: {@code autoenhance:images} as a producer. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.images;

import org.jspecify.annotations.NullMarked;
