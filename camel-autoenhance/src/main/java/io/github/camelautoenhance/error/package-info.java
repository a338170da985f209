/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * What can go wrong, one exception class per thing that a route author does next. All are
 * {@link io.github.camelautoenhance.error.AutoenhanceException}s, so {@code onException(AutoenhanceException.class)}
 * catches every failure at the service; wrong input is an {@link IllegalArgumentException} that names the option or
 * header. Public API.
 */
@NullMarked
package io.github.camelautoenhance.error;

import org.jspecify.annotations.NullMarked;
