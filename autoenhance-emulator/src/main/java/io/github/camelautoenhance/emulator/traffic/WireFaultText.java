/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link WireFault} from the words of the emulator's HTTP interface. */
final class WireFaultText {

    static final String WORDS = "stall, close-unanswered, without-continue, half-tls-record, dribble-<n>ms,"
            + " return-broken-stream-after-<n>K, return-<status>-then-reset,"
            + " return-<status>-flood-<n>K or return-<status>-gzip-flood-<n>K (B and M as well)";

    private static final Pattern DRIBBLE = Pattern.compile("dribble-(\\d{1,6})ms");
    private static final Pattern CUT = Pattern.compile("return-broken-stream-after-(\\d{1,9})([BKM])");
    private static final Pattern THEN_RESET = Pattern.compile("return-([2-5]\\d\\d)-then-reset");
    private static final Pattern FLOOD = Pattern.compile("return-([2-5]\\d\\d)-(gzip-)?flood-(\\d{1,9})([BKM])");

    private WireFaultText() {}

    /** Nothing if the text is none of the {@link #WORDS}. */
    static Optional<WireFault> parse(String instruction) {
        return switch (instruction) {
            case "stall" -> Optional.of(WireFault.stall());
            case "close-unanswered" -> Optional.of(WireFault.closeUnanswered());
            case "without-continue" -> Optional.of(WireFault.withoutContinue());
            case "half-tls-record" -> Optional.of(WireFault.halfTlsRecord());
            default -> parseWithNumber(instruction);
        };
    }

    private static Optional<WireFault> parseWithNumber(String instruction) {
        Matcher dribble = DRIBBLE.matcher(instruction);
        if (dribble.matches()) {
            return Optional.of(WireFault.dribble(Duration.ofMillis(Long.parseLong(dribble.group(1)))));
        }
        Matcher cut = CUT.matcher(instruction);
        if (cut.matches()) {
            return Optional.of(WireFault.cutAfter(bytes(cut.group(1), cut.group(2))));
        }
        Matcher thenReset = THEN_RESET.matcher(instruction);
        if (thenReset.matches()) {
            return Optional.of(WireFault.thenReset(Fault.status(Integer.parseInt(thenReset.group(1)))));
        }
        Matcher flood = FLOOD.matcher(instruction);
        if (flood.matches()) {
            Fault.Status answer = Fault.status(Integer.parseInt(flood.group(1))).body("application/json", "{}");
            WireFault.Flood plain = WireFault.flood(answer, bytes(flood.group(3), flood.group(4)));
            return Optional.of(flood.group(2) == null ? plain : plain.gzipped());
        }
        return Optional.empty();
    }

    private static long bytes(String number, String unit) {
        int shift = "BKM".indexOf(unit) * 10;
        return Long.parseLong(number) << shift;
    }
}
