/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The consumer that receives the service's events: {@code from("autoenhance:webhook")}. Internal; may change in any
 * release.
 */
@NullMarked
package io.github.camelautoenhance.webhook;

import org.jspecify.annotations.NullMarked;
