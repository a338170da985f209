/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Photos by HTTP and from a folder to Autoenhance.ai, with Spring Boot. */
@NullMarked
package io.github.camelautoenhance.examples.springboot;

import org.jspecify.annotations.NullMarked;
