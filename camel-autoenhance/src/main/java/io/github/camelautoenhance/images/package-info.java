/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** The resource {@code images}: its producer and one class per operation. */
@NullMarked
package io.github.camelautoenhance.images;

import org.jspecify.annotations.NullMarked;
