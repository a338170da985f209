/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.springboot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a property whose value is an object of the application's, written as {@code #bean:name}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface BeanReference {}
