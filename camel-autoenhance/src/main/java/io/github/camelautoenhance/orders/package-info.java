/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** The operations on orders: {@code autoenhance:orders} as a producer. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.orders;

import org.jspecify.annotations.NullMarked;
