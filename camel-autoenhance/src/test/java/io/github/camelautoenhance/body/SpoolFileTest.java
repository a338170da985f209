/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the system deletes the files of a killed process")
class SpoolFileTest {

    @TempDir
    Path folder;

    @Test
    void deletes_empty_file_left_by_killed_process() throws Exception {
        // given
        Files.createFile(folder.resolve("camel-autoenhance-7d0f.spool"));
        Path withBytes = Files.write(folder.resolve("camel-autoenhance-8e1a.spool"), new byte[] {1});
        Path another = Files.createFile(folder.resolve("another.spool"));
        Path link = Files.createSymbolicLink(folder.resolve("camel-autoenhance-9f2b.spool"), another);

        // when
        try (SpoolFile spooled = SpoolFile.of(new ByteArrayInputStream(new byte[] {1, 2, 3}), folder, 10)) {
            // then
            assertThat(spooled.length()).isEqualTo(3);
            assertThat(folder.toFile().listFiles())
                    .extracting(File::toPath)
                    .containsExactlyInAnyOrder(withBytes, another, link);
        }
    }

    @Test
    void spools_into_a_linked_directory() throws Exception {
        // given
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));

        // when
        try (SpoolFile spooled = SpoolFile.of(new ByteArrayInputStream(new byte[] {1, 2, 3}), link, 10)) {
            // then
            assertThat(spooled.open().readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void has_no_name_while_in_use() throws Exception {
        try (SpoolFile spooled = SpoolFile.of(new ByteArrayInputStream(new byte[] {1, 2, 3}), folder, 10)) {
            assertThat(spooled.isReadable()).isTrue();
            assertThat(folder).isEmptyDirectory();
        }
    }
}
