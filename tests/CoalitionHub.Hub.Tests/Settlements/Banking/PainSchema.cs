using System.Xml;
using System.Xml.Schema;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>
/// The part of the published schema of pain.001.001.09 that our files use, written from the message definition report: names, order,
/// what is required, lengths, patterns, code lists. The framework's validator applies it; the product doesn't know it.
/// </summary>
internal static class PainSchema
{
    private const string Text = """
        <xs:schema xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09" xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" targetNamespace="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
          <xs:element name="Document"><xs:complexType><xs:sequence><xs:element name="CstmrCdtTrfInitn" type="Initiation"/></xs:sequence></xs:complexType></xs:element>
          <xs:complexType name="Initiation"><xs:sequence>
            <xs:element name="GrpHdr" type="GroupHeader"/>
            <xs:element name="PmtInf" type="PaymentInstruction" maxOccurs="unbounded"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="GroupHeader"><xs:sequence>
            <xs:element name="MsgId" type="Max35Text"/>
            <xs:element name="CreDtTm" type="xs:dateTime"/>
            <xs:element name="NbOfTxs" type="Max15NumericText"/>
            <xs:element name="CtrlSum" type="DecimalNumber" minOccurs="0"/>
            <xs:element name="InitgPty" type="Party"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="PaymentInstruction"><xs:sequence>
            <xs:element name="PmtInfId" type="Max35Text"/>
            <xs:element name="PmtMtd"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="CHK"/><xs:enumeration value="TRF"/><xs:enumeration value="TRA"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="BtchBookg" type="xs:boolean" minOccurs="0"/>
            <xs:element name="NbOfTxs" type="Max15NumericText" minOccurs="0"/>
            <xs:element name="CtrlSum" type="DecimalNumber" minOccurs="0"/>
            <xs:element name="PmtTpInf" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="SvcLvl"><xs:complexType><xs:sequence><xs:element name="Cd"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="4"/></xs:restriction></xs:simpleType></xs:element></xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
            <xs:element name="ReqdExctnDt"><xs:complexType><xs:choice><xs:element name="Dt" type="xs:date"/><xs:element name="DtTm" type="xs:dateTime"/></xs:choice></xs:complexType></xs:element>
            <xs:element name="Dbtr" type="Party"/>
            <xs:element name="DbtrAcct" type="Account"/>
            <xs:element name="DbtrAgt" type="Agent"/>
            <xs:element name="ChrgBr" type="ChargeBearer" minOccurs="0"/>
            <xs:element name="CdtTrfTxInf" type="Transaction" maxOccurs="unbounded"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="Transaction"><xs:sequence>
            <xs:element name="PmtId"><xs:complexType><xs:sequence><xs:element name="InstrId" type="Max35Text" minOccurs="0"/><xs:element name="EndToEndId" type="Max35Text"/></xs:sequence></xs:complexType></xs:element>
            <xs:element name="Amt"><xs:complexType><xs:choice><xs:element name="InstdAmt"><xs:complexType><xs:simpleContent><xs:extension base="Amount"><xs:attribute name="Ccy" type="CurrencyCode" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element>
            <xs:element name="ChrgBr" type="ChargeBearer" minOccurs="0"/>
            <xs:element name="CdtrAgt" type="Agent" minOccurs="0"/>
            <xs:element name="Cdtr" type="Party" minOccurs="0"/>
            <xs:element name="CdtrAcct" type="Account" minOccurs="0"/>
            <xs:element name="RmtInf" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="Ustrd" type="Max140Text" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType>
          <xs:complexType name="Party"><xs:sequence>
            <xs:element name="Nm" type="Max140Text" minOccurs="0"/>
            <xs:element name="PstlAdr" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="TwnNm" type="Max35Text" minOccurs="0"/>
              <xs:element name="Ctry" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2,2}"/></xs:restriction></xs:simpleType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType>
          <xs:complexType name="Account"><xs:sequence>
            <xs:element name="Id"><xs:complexType><xs:choice>
              <xs:element name="IBAN"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="Othr" type="OtherId34"/>
            </xs:choice></xs:complexType></xs:element>
            <xs:element name="Ccy" type="CurrencyCode" minOccurs="0"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="Agent"><xs:sequence><xs:element name="FinInstnId"><xs:complexType><xs:sequence>
            <xs:element name="BICFI" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Othr" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="Id" type="Max35Text"/></xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
          <xs:complexType name="OtherId34"><xs:sequence><xs:element name="Id"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="34"/></xs:restriction></xs:simpleType></xs:element></xs:sequence></xs:complexType>
          <xs:simpleType name="Max35Text"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="35"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Max140Text"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="140"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Max15NumericText"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{1,15}"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="DecimalNumber"><xs:restriction base="xs:decimal"><xs:fractionDigits value="17"/><xs:totalDigits value="18"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="Amount"><xs:restriction base="xs:decimal"><xs:fractionDigits value="5"/><xs:totalDigits value="18"/><xs:minInclusive value="0"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="CurrencyCode"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{3,3}"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="ChargeBearer"><xs:restriction base="xs:string"><xs:enumeration value="DEBT"/><xs:enumeration value="CRED"/><xs:enumeration value="SHAR"/><xs:enumeration value="SLEV"/></xs:restriction></xs:simpleType>
        </xs:schema>
        """;

    private static readonly XmlSchemaSet Schemas = Compile();

    /// <summary>What the schema finds wrong.</summary>
    public static IReadOnlyList<string> FaultsOf(byte[] file)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schemas, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings };
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var xml = XmlReader.Create(new MemoryStream(file), settings);
        while (xml.Read())
        {
        }

        return faults;
    }

    private static XmlSchemaSet Compile()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(Text)));
        schemas.Compile();
        return schemas;
    }
}
