/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** A small program of a user's, and the test that runs it on several versions of Camel and Java. */
@NullMarked
package io.github.camelautoenhance.compatibility;

import org.jspecify.annotations.NullMarked;
