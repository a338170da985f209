/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelautoenhance.emulator.traffic.RecordedRequest;
import io.github.camelautoenhance.emulator.traffic.Route;
import io.github.camelautoenhance.testing.BodyTypes;
import io.github.camelautoenhance.testing.EmulatorTestSupport;
import io.github.camelautoenhance.testing.OpenFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever holds the photo, the same bytes arrive, with their length said before the first of them. */
@Timeout(600)
class BodyTypesTest extends EmulatorTestSupport {

    static Stream<BodyTypes.Named> bodies() {
        return BodyTypes.bodies();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void row_31_sends_same_bytes_with_their_length(BodyTypes.Named body) throws Exception {
        // given
        Path file = photoFile("kitchen.jpg", BodyTypes.LENGTH);

        // when
        Exchange exchange = send("autoenhance:images", body.kind().from(file));

        // then
        assertThat(exchange.getException()).isNull();
        assertThat(onlyImage().sha256()).isEqualTo(sha256(photo(BodyTypes.LENGTH)));
        RecordedRequest put = emulator().journal().requests(Route.UPLOAD).get(0);
        assertThat(put.header("Content-Length")).contains(String.valueOf(BodyTypes.LENGTH));
        assertThat(put.header("Transfer-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "never"})
    @EnabledOnOs(OS.LINUX)
    void leaves_no_temporary_file_after_success_or_failure(String spool) throws Exception {
        // given
        Path spoolDirectory = Files.createDirectory(folder.resolve("spool"));
        Path file = photoFile("kitchen.jpg", BodyTypes.LENGTH);
        String uri = "autoenhance:images?spool=" + spool + "&maxRetries=0&spoolDirectory=" + spoolDirectory;

        // when
        Exchange sent = send(uri, Files.newInputStream(file));
        emulator().faults().on(Route.UPLOAD, io.github.camelautoenhance.emulator.traffic.Fault.status(403));
        Exchange failed = send(uri, Files.newInputStream(file));

        // then
        assertThat(sent.getException() == null).isEqualTo(spool.equals("auto"));
        assertThat(failed.getException()).isNotNull();
        assertThat(OpenFiles.in(spoolDirectory)).isZero();
        assertThat(spoolDirectory).isEmptyDirectory();
    }
}
