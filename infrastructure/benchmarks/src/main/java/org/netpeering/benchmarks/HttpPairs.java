package org.netpeering.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Requests and accepts over kept connections, half of which speak each dialect; every call is signed by the account that may make it. */
final class HttpPairs implements AutoCloseable {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FCU_VERSION = "Version=2016-11-15&Action=";
    private static final int ID_LENGTH = "pcx-00000000".length();

    private final List<Caller> callers = new ArrayList<>();

    private HttpPairs() {}

    static HttpPairs open(String baseUrl, Nets nets, int connections) throws IOException {
        HttpPairs pairs = new HttpPairs();
        for (int number = 0; number < connections; number++) {
            KeptConnection connection = KeptConnection.to(baseUrl);
            pairs.callers.add(number % 2 == 0 ? new OapiCaller(connection, nets) : new FcuCaller(connection, nets));
        }
        return pairs;
    }

    /** What each connection does: request one and accept it. */
    List<Caller> calls() {
        return callers;
    }

    @Override
    public void close() throws IOException {
        for (Caller caller : callers) {
            caller.connection().close();
        }
    }

    /** A connection and the dialect that it speaks. */
    sealed interface Caller extends Crowd.Call {
        KeptConnection connection();

        Nets nets();

        /** Returns the answer. */
        String create(Nets.Pair pair) throws IOException;

        void accept(String peering) throws IOException;

        @Override
        default boolean once() throws IOException {
            String answer = create(nets().nextPair());
            int id = answer.indexOf("pcx-");
            accept(answer.substring(id, id + ID_LENGTH));
            return true;
        }
    }

    private record OapiCaller(KeptConnection connection, Nets nets, CallSigner requester, CallSigner accepter)
            implements Caller {
        OapiCaller(KeptConnection connection, Nets nets) {
            this(connection, nets, CallSigner.osc(KnownAccounts.REQUESTER), CallSigner.osc(KnownAccounts.ACCEPTER));
        }

        @Override
        public String create(Nets.Pair pair) throws IOException {
            return connection.post(
                    "/api/v1/CreateNetPeering",
                    "application/json",
                    "{\"SourceNetId\":\"" + pair.source() + "\",\"AccepterNetId\":\"" + pair.accepter()
                            + "\",\"AccepterOwnerId\":\"" + Nets.ACCEPTER + "\"}",
                    requester);
        }

        @Override
        public void accept(String peering) throws IOException {
            connection.post(
                    "/api/v1/AcceptNetPeering", "application/json", "{\"NetPeeringId\":\"" + peering + "\"}", accepter);
        }
    }

    private record FcuCaller(KeptConnection connection, Nets nets, CallSigner requester, CallSigner accepter)
            implements Caller {
        FcuCaller(KeptConnection connection, Nets nets) {
            this(connection, nets, CallSigner.aws(KnownAccounts.REQUESTER), CallSigner.aws(KnownAccounts.ACCEPTER));
        }

        @Override
        public String create(Nets.Pair pair) throws IOException {
            return connection.post(
                    "/",
                    FORM,
                    FCU_VERSION + "CreateVpcPeeringConnection&VpcId=" + pair.source() + "&PeerVpcId=" + pair.accepter()
                            + "&PeerOwnerId=" + Nets.ACCEPTER,
                    requester);
        }

        @Override
        public void accept(String peering) throws IOException {
            connection.post(
                    "/", FORM, FCU_VERSION + "AcceptVpcPeeringConnection&VpcPeeringConnectionId=" + peering, accepter);
        }
    }
}
