/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Several instances of one application behind a load balancer, with one database. */
@NullMarked
package io.github.camelautoenhance.reliability.cluster;

import org.jspecify.annotations.NullMarked;
