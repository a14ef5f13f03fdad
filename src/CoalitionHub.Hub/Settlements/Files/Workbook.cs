using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>A cell: text, or a number that a spreadsheet can add up.</summary>
internal readonly record struct Cell(string Text, decimal? Number, bool IsMoney)
{
    public static Cell Of(string text) => new(text, null, false);

    public static Cell Of(long number) => new("", number, false);

    /// <summary>Micros of a major unit, as major units.</summary>
    public static Cell OfMicros(long micros) => new("", micros / 1_000_000m, true);
}

/// <summary>A sheet of a workbook; its first row is the header.</summary>
internal sealed record WorkbookSheet(string Name, IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <summary>
/// An Office Open XML workbook (ECMA-376) with what a table needs: texts in place, numbers, a bold header that stays. The same
/// sheets give the same bytes.
/// </summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const int Header = 1;
    private const int Money = 2;
    private const int Count = 3;

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    // A time of its own would make every file another.
    private static readonly DateTimeOffset Time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(params IReadOnlyList<WorkbookSheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", xml => WriteTypes(xml, sheets));
            Part(archive, "_rels/.rels", xml => WriteRelations(xml, ("officeDocument", "xl/workbook.xml")));
            Part(archive, "xl/workbook.xml", xml => WriteWorkbook(xml, sheets));
            Part(archive, "xl/_rels/workbook.xml.rels", xml => WriteRelations(xml, [.. sheets.Select((_, index) => ("worksheet", $"worksheets/sheet{Text(index + 1)}.xml")), ("styles", "styles.xml")]));
            Part(archive, "xl/styles.xml", WriteStyles);
            for (var index = 0; index < sheets.Count; index++)
            {
                var sheet = sheets[index];
                Part(archive, $"xl/worksheets/sheet{Text(index + 1)}.xml", xml => WriteSheet(xml, sheet));
            }
        }

        return bytes.ToArray();
    }

    private static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument(true);
        write(xml);
    }

    private static void WriteTypes(XmlWriter xml, IReadOnlyList<WorkbookSheet> sheets)
    {
        const string space = "http://schemas.openxmlformats.org/package/2006/content-types";
        const string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        xml.WriteStartElement("Types", space);
        Put("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Put("Default", "Extension", "xml", "application/xml");
        Put("Override", "PartName", "/xl/workbook.xml", kind + "sheet.main+xml");
        Put("Override", "PartName", "/xl/styles.xml", kind + "styles+xml");
        for (var index = 0; index < sheets.Count; index++)
        {
            Put("Override", "PartName", $"/xl/worksheets/sheet{Text(index + 1)}.xml", kind + "worksheet+xml");
        }

        xml.WriteEndElement();

        void Put(string element, string attribute, string value, string type)
        {
            xml.WriteStartElement(element, space);
            xml.WriteAttributeString(attribute, value);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    private static void WriteRelations(XmlWriter xml, params IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var index = 0; index < relations.Count; index++)
        {
            xml.WriteStartElement("Relationship", PackageRelations);
            xml.WriteAttributeString("Id", $"rId{Text(index + 1)}");
            xml.WriteAttributeString("Type", $"{Relations}/{relations[index].Type}");
            xml.WriteAttributeString("Target", relations[index].Target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, IReadOnlyList<WorkbookSheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets", Main);
        for (var index = 0; index < sheets.Count; index++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", sheets[index].Name);
            xml.WriteAttributeString("sheetId", Text(index + 1));
            xml.WriteAttributeString("r", "id", Relations, $"rId{Text(index + 1)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteStyles(XmlWriter xml) => xml.WriteRaw(
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00####\"/></numFmts>" +
        "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>" +
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>" +
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>" +
        "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>" +
        "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>" +
        "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");

    private static void WriteSheet(XmlWriter xml, WorkbookSheet sheet)
    {
        var columns = sheet.Rows.Max(row => row.Count);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteRaw($"<cols><col min=\"1\" max=\"{Text(columns)}\" width=\"22\" customWidth=\"1\"/></cols>");
        xml.WriteStartElement("sheetData", Main);
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", Text(row + 1));
            for (var column = 0; column < sheet.Rows[row].Count; column++)
            {
                WriteCell(xml, $"{(char)('A' + column)}{Text(row + 1)}", sheet.Rows[row][column], row == 0);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>A text is written as text, so that a spreadsheet never takes it for a formula.</summary>
    private static void WriteCell(XmlWriter xml, string place, Cell cell, bool isHeader)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        if (cell.Number is { } number)
        {
            xml.WriteAttributeString("s", Text(cell.IsMoney ? Money : Count));
            xml.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            if (isHeader)
            {
                xml.WriteAttributeString("s", Text(Header));
            }

            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteElementString("t", Main, cell.Text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
