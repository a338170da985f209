/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Photos of a queue to Autoenhance.ai. */
@NullMarked
package io.github.camelautoenhance.examples.jms;

import org.jspecify.annotations.NullMarked;
