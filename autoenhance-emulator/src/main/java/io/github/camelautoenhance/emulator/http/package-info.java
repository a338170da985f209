/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * Requests, replies and the two ports: what is true of any HTTP server, of presigned addresses and of faults on the
 * wire. Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.http;

import org.jspecify.annotations.NullMarked;
