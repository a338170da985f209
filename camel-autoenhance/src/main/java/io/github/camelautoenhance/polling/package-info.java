/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The consumers that poll the service: {@code from("autoenhance:orders")} and {@code from("autoenhance:images")}.
 * Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.polling;

import org.jspecify.annotations.NullMarked;
