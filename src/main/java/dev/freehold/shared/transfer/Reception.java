package dev.freehold.shared.transfer;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.Sha256;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;

/** One body on its way into a file, no faster than the file takes it. Everything happens on the request's event loop. */
final class Reception {
    private final AsyncFile file;
    private final long bound;
    private final UniEmitter<? super byte[]> emitter;
    private final MessageDigest digest = Sha256.digest();
    private long received;
    private boolean over;

    /**
     * A reception that emits the SHA-256 of what it received.
     *
     * @param bound bytes that are allowed
     */
    Reception(AsyncFile file, long bound, UniEmitter<? super byte[]> emitter) {
        this.file = file;
        this.bound = bound;
        this.emitter = emitter;
    }

    void start(HttpServerRequest body) {
        if (body.isEnded() || body.response().closed()) {
            fail(Uploads.cutOff(null));
            return;
        }
        body.exceptionHandler(failure -> fail(Uploads.cutOff(failure)));
        body.endHandler(ended -> finish());
        body.handler(chunk -> receive(body, chunk));
        file.drainHandler(drained -> body.resume());
        body.resume();
    }

    private void receive(HttpServerRequest body, Buffer chunk) {
        received += chunk.length();
        if (received > bound) {
            fail(new ProblemException(
                    ProblemCode.BODY_TOO_LARGE, "The upload has more than the " + bound + " bytes allowed."));
        }
        if (over) {
            return;
        }
        digest.update(chunk.getBytes());
        file.write(chunk).onFailure(failure -> {
            fail(Uploads.noRoom(failure));
            body.resume();
        });
        if (file.writeQueueFull()) {
            body.pause();
        }
    }

    /** Only what has reached the file counts as received: a full disk must not pass for a shorter upload. */
    private void finish() {
        if (!over) {
            file.flush().onSuccess(flushed -> succeed()).onFailure(failure -> fail(Uploads.noRoom(failure)));
        }
    }

    private void succeed() {
        if (!over) {
            over = true;
            emitter.complete(digest.digest());
        }
    }

    /** What still comes after a failure is read and dropped, so that the answer can reach the client. */
    private void fail(ProblemException problem) {
        if (!over) {
            over = true;
            emitter.fail(problem);
        }
    }
}
