/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** The component {@code autoenhance} in Spring Boot: its options as {@code camel.component.autoenhance.*}. */
@NullMarked
package io.github.camelautoenhance.springboot;

import org.jspecify.annotations.NullMarked;
