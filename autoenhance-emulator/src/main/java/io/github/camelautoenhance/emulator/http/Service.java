/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.http;

import java.io.IOException;

/** Answers the requests of one part of the emulator. */
public interface Service {

    /** Does what the request asks for; an exception means that there is no sensible answer. */
    Answer answer(Call call) throws IOException;
}
