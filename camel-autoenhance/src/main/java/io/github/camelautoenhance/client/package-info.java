/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The client of Autoenhance.ai: requests, upload, the retry decision and the transport below them. Knows Camel's
 * context (for its HTTP client factory, threads and TLS) and no exchange.
 */
@NullMarked
package io.github.camelautoenhance.client;

import org.jspecify.annotations.NullMarked;
