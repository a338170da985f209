/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Answer;
import io.github.camelautoenhance.emulator.http.Call;
import io.github.camelautoenhance.emulator.http.Refusal;
import java.io.IOException;
import java.time.LocalDate;

/** One operation of the API. Key and version of the request have been checked, its body has been read. */
@FunctionalInterface
public interface Operation {

    /**
     * Does what the request asks for.
     *
     * @param version the API version that the client wants
     * @throws Refusal if the request is refused
     */
    Answer answer(Call call, LocalDate version) throws IOException;
}
