/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.api;

import io.github.camelautoenhance.emulator.http.Call;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The API version of a request: its header {@code x-api-version}, or else the version of the account. */
public final class ApiVersions {

    /** The version that brought brackets, the processing of orders and the name {@code upload_url}. */
    private static final LocalDate FIRST_WITH_BRACKETS = LocalDate.of(2025, 5, 5);

    private final LocalDate account;

    public ApiVersions(LocalDate account) {
        this.account = account;
    }

    /** Whether the header, if there is one, is a date. */
    boolean isReadable(Call call) {
        return of(call).isPresent();
    }

    boolean hasBrackets(Call call) {
        return of(call).filter(version -> !version.isBefore(FIRST_WITH_BRACKETS))
                .isPresent();
    }

    private Optional<LocalDate> of(Call call) {
        try {
            return Optional.of(
                    call.header("x-api-version").map(LocalDate::parse).orElse(account));
        } catch (DateTimeException notDate) {
            return Optional.empty();
        }
    }
}
