package org.netpeering.fcu;

/** What stands around answers and errors: the two families of AWS protocols that are spoken at this port. */
sealed interface Envelope {
    String success(String action, String requestId, XmlContent members);

    String error(FcuError error, String requestId);

    /** The protocol of EC2: the members stand directly under the root. */
    record Ec2(String version) implements Envelope {
        @Override
        public String success(String action, String requestId, XmlContent members) {
            return Xml.document(action + "Response", "http://ec2.amazonaws.com/doc/" + version + "/", xml -> {
                xml.text("requestId", requestId);
                members.writeTo(xml);
            });
        }

        @Override
        public String error(FcuError error, String requestId) {
            return Xml.document(
                    "Response",
                    null,
                    xml -> xml.element(
                                    "Errors",
                                    errors -> errors.element(
                                            "Error",
                                            one -> one.text("Code", error.code())
                                                    .text("Message", error.message())))
                            .text("RequestID", requestId));
        }
    }

    /** The protocol "query" of STS and IAM: the members stand in an element of the action's own. */
    record Query(String namespace) implements Envelope {
        @Override
        public String success(String action, String requestId, XmlContent members) {
            return Xml.document(
                    action + "Response",
                    namespace,
                    xml -> xml.element(action + "Result", members)
                            .element("ResponseMetadata", metadata -> metadata.text("RequestId", requestId)));
        }

        @Override
        public String error(FcuError error, String requestId) {
            return Xml.document(
                    "ErrorResponse",
                    namespace,
                    xml -> xml.element(
                                    "Error",
                                    one -> one.text("Type", error.status() < 500 ? "Sender" : "Receiver")
                                            .text("Code", error.code())
                                            .text("Message", error.message()))
                            .text("RequestId", requestId));
        }
    }
}
