/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Which hosts and URLs the component may connect to. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.client.address;

import org.jspecify.annotations.NullMarked;
