package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.netpeering.edge.EdgeRefusal.Kind;

class BodyLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final BodyLimit limit = new BodyLimit(nanos::get);
    private final BodyRoom.Place roomy = new BodyRoom(Long.MAX_VALUE).place();

    /** A second passes before each byte. */
    private final class Dripping extends InputStream {
        private int left;

        private Dripping(int bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int next = read();
            if (next < 0) {
                return -1;
            }
            bytes[offset] = (byte) next;
            return 1;
        }
    }

    @Test
    void aBodyThatComesByteByByteIsGivenThirtySeconds() throws Exception {
        assertThat(limit.read(new Dripping(30), roomy)).hasSize(30);

        EdgeRefusal refusal = refusal(new Dripping(31), roomy);

        assertThat(refusal.kind()).isEqualTo(Kind.BODY_UNREADABLE);
        assertThat(refusal.message()).isEqualTo("The body took more than 30 seconds. Send it without pauses.");
    }

    @Test
    void aLargeBodyThatFindsNoRoomIsToBeSentAgain() throws Exception {
        BodyRoom room = new BodyRoom(100_000);
        assertThat(limit.read(zeros(100_000), room.place())).hasSize(100_000);

        EdgeRefusal refusal = refusal(zeros(100_000), room.place());

        assertThat(refusal.kind()).isEqualTo(Kind.NO_ROOM);
        assertThat(refusal.retryAfter()).isNotNull();
        assertThat(limit.read(zeros(BodyRoom.FREE), room.place())).hasSize(BodyRoom.FREE);
    }

    private EdgeRefusal refusal(InputStream body, BodyRoom.Place place) {
        Refused refused = catchThrowableOfType(Refused.class, () -> limit.read(body, place));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    private static InputStream zeros(int bytes) throws IOException {
        return new ByteArrayInputStream(new byte[bytes]);
    }
}
