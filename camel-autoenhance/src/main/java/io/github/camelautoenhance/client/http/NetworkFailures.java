/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.client.http;

import io.github.camelautoenhance.client.address.AddressGuard;
import io.github.camelautoenhance.client.retry.FailedAttempt;
import io.github.camelautoenhance.client.retry.Outcome;
import io.github.camelautoenhance.client.retry.Step;
import io.github.camelautoenhance.client.retry.Subject;
import io.github.camelautoenhance.error.AutoenhanceConnectionException;
import io.github.camelautoenhance.error.AutoenhanceSourceException;
import io.github.camelautoenhance.error.AutoenhanceTimeoutException;
import io.github.camelautoenhance.error.AutoenhanceUnsafeUrlException;
import io.github.camelautoenhance.error.Failure;
import io.github.camelautoenhance.util.Redaction;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/** Tells what an {@link IOException} of HttpClient means: for the retry decision, and for the person who reads it. */
public final class NetworkFailures {

    private static final Pattern DISAGREEMENT = Pattern.compile("protocol|handshake_failure|cipher|certificate");

    private NetworkFailures() {}

    public static FailedAttempt of(
            Step step,
            Subject subject,
            IOException e,
            RequestWatch.@Nullable Ending ending,
            boolean begun,
            boolean cutOff) {
        String doing = "Could not " + step + subject + ": ";
        if (ending != null) {
            return ended(step, subject, doing, e, ending);
        }
        PhotoEntity.SourceException source = ObjectHelper.getException(PhotoEntity.SourceException.class, e);
        if (source != null) {
            Failure failure = subject.failure(doing + source.getMessage())
                    .because(source.getCause() == null ? null : Redaction.cause(source.getCause()))
                    .retryable();
            return new FailedAttempt(new AutoenhanceSourceException(failure), new Outcome.SourceFailed());
        }
        SinkException sink = ObjectHelper.getException(SinkException.class, e);
        if (sink != null) {
            Failure failure = subject.failure(doing + sink.getMessage() + "; see spoolDirectory and maxSize")
                    .because(sink.getCause() == null ? null : Redaction.cause(sink.getCause()))
                    .retryable(!(sink.getCause() instanceof PictureSink.TooLargeException));
            return new FailedAttempt(new AutoenhanceSourceException(failure), new Outcome.SourceFailed());
        }
        AddressGuard.PrivateAddressException unsafe =
                ObjectHelper.getException(AddressGuard.PrivateAddressException.class, e);
        if (unsafe != null) {
            Failure failure = subject.failure(doing + unsafe.getMessage());
            return new FailedAttempt(new AutoenhanceUnsafeUrlException(failure), new Outcome.Refused());
        }
        TunnelRequestExecutor.TunnelRefusedException refused =
                ObjectHelper.getException(TunnelRequestExecutor.TunnelRefusedException.class, e);
        if (refused != null) {
            Failure failure = subject.failure(doing + refused.getMessage()).retryable(refused.mayPass());
            return new FailedAttempt(
                    new AutoenhanceConnectionException(failure),
                    refused.mayPass() ? new Outcome.NotSent() : new Outcome.Refused());
        }
        if (e.getCause() instanceof Error error) {
            String message =
                    doing + "stopped by an error: " + reason(error) + (begun ? maybeExecuted(step, subject) : "");
            return new FailedAttempt(
                    connection(subject, message, e), begun ? new Outcome.Lost() : new Outcome.NotSent());
        }
        if (isUntrusted(e)) {
            return noTls(
                    subject, doing + "the server's TLS certificate is not trusted: " + reason(e) + rootReason(e), e);
        }
        if (!begun && isDisagreement(e)) {
            return noTls(subject, doing + "no TLS that both sides speak: " + reason(e), e);
        }
        if (!begun) {
            return new FailedAttempt(
                    connection(subject, doing + "no connection: " + reason(e), e), new Outcome.NotSent());
        }
        String what = e instanceof SocketTimeoutException ? "no reply within responseTimeout" : reason(e);
        return new FailedAttempt(
                connection(subject, doing + what + maybeExecuted(step, subject), e), new Outcome.Lost(cutOff));
    }

    /** The photo came as a stream that can be read once, and was. */
    public static FailedAttempt notRepeatable(Subject subject) {
        String message = "Could not " + Step.PUT + subject + ": the stream was read by the first try and cannot be read"
                + " again (spool=auto would keep it in a temporary file)";
        return new FailedAttempt(
                new AutoenhanceSourceException(subject.failure(message).retryable()), new Outcome.SourceFailed());
    }

    /** 407 is the proxy's, whichever host the request was for: the target never saw it. */
    public static FailedAttempt proxyAuthentication(Step step, Subject subject) {
        Failure failure = subject.failure(
                "Could not " + step + subject + ": the proxy asks for a login (407); see proxyAuthUsername");
        return new FailedAttempt(new AutoenhanceConnectionException(failure.status(407)), new Outcome.Refused());
    }

    /** What to add when a create got no clear answer: the next try makes a second record, and this one stays empty. */
    public static String maybeExecuted(Step step, Subject subject) {
        String order = subject.orderId() == null ? "a new order" : "order " + subject.orderId();
        return switch (step) {
            case CREATE -> "; a record '" + subject.name() + "' without a photo may exist in " + order;
            case CREATE_BRACKET -> "; a bracket '" + subject.name() + "' without a photo may exist in " + order;
            case CREATE_ORDER -> "; " + order + " may exist";
            case PROCESS_ORDER -> "; its brackets may be being merged";
            default -> "";
        };
    }

    private static String overdue(Step step) {
        return step == Step.PROBE ? "it did not answer in time" : "uploadTimeout is over";
    }

    private static FailedAttempt ended(
            Step step, Subject subject, String doing, IOException e, RequestWatch.Ending ending) {
        String what =
                switch (ending) {
                    case DEADLINE -> overdue(step) + maybeExecuted(step, subject);
                    case STALLED -> "the storage took no byte within uploadStallTimeout";
                    case SOURCE_STALLED -> "the photo's source gave no byte within uploadStallTimeout";
                    case STOPPED -> "the route or the component is being stopped" + maybeExecuted(step, subject);
                };
        Failure failure =
                subject.failure(doing + what).because(Redaction.cause(e)).retryable();
        return switch (ending) {
            case DEADLINE -> new FailedAttempt(new AutoenhanceTimeoutException(failure), new Outcome.Aborted());
            case STALLED -> new FailedAttempt(new AutoenhanceTimeoutException(failure), new Outcome.Lost());
            case SOURCE_STALLED ->
                new FailedAttempt(new AutoenhanceSourceException(failure), new Outcome.SourceFailed());
            case STOPPED -> new FailedAttempt(new AutoenhanceConnectionException(failure), new Outcome.Aborted());
        };
    }

    private static FailedAttempt noTls(Subject subject, String message, IOException e) {
        return new FailedAttempt(
                new AutoenhanceConnectionException(subject.failure(message).because(Redaction.cause(e))),
                new Outcome.Refused());
    }

    private static AutoenhanceConnectionException connection(Subject subject, String message, IOException e) {
        return new AutoenhanceConnectionException(
                subject.failure(message).because(Redaction.cause(e)).retryable());
    }

    private static boolean isUntrusted(IOException e) {
        return e instanceof SSLPeerUnverifiedException
                || (e instanceof SSLException && ObjectHelper.getException(CertificateException.class, e) != null)
                || (e instanceof SSLException
                        && ObjectHelper.getException(java.security.cert.CertPathValidatorException.class, e) != null);
    }

    /** Protocol version, cipher or a missing client certificate: the next try would end the same way. */
    private static boolean isDisagreement(IOException e) {
        return e instanceof SSLHandshakeException
                && e.getCause() == null
                && DISAGREEMENT.matcher(String.valueOf(e.getMessage())).find();
    }

    /** That a certificate has expired, say, only the innermost exception tells. */
    private static String rootReason(IOException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == e
                ? ""
                : ", " + root.getClass().getSimpleName() + " ("
                        + Redaction.excerpt(String.valueOf(root.getMessage()), 200) + ")";
    }

    /** HttpClient names the whole target in some messages; hosts are fine, queries are not. */
    private static String reason(Throwable e) {
        String text = e.getMessage() == null ? "" : Redaction.excerpt(e.getMessage(), 200);
        return e.getClass().getSimpleName() + (text.isEmpty() ? "" : " (" + text + ")");
    }
}
