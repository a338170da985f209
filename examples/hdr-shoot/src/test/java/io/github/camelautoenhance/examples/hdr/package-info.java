/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
@NullMarked
package io.github.camelautoenhance.examples.hdr;

import org.jspecify.annotations.NullMarked;
