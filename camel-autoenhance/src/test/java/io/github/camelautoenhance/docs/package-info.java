/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Runs what README and docs show. */
@NullMarked
package io.github.camelautoenhance.docs;

import org.jspecify.annotations.NullMarked;
