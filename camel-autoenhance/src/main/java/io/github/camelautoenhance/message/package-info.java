/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * Headers and options in, results out: the translation between an exchange's message and the service's values.
 * Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.message;

import org.jspecify.annotations.NullMarked;
