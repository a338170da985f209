/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The two ports: requests, replies, presigned addresses, and faults on the wire. Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.http;

import org.jspecify.annotations.NullMarked;
