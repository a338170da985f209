/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Interfaces that a runtime implements for the component, such as the Spring Boot starter. Public API. */
@NullMarked
package io.github.camelautoenhance.spi;

import org.jspecify.annotations.NullMarked;
