/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
@NullMarked
package io.github.camelautoenhance.kamelets;

import org.jspecify.annotations.NullMarked;
