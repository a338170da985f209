/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Photos of an FTP or SFTP server to Autoenhance.ai. */
@NullMarked
package io.github.camelautoenhance.examples.ftp;

import org.jspecify.annotations.NullMarked;
