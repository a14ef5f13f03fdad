using System.Security.Cryptography;
using CoalitionHub.Core.Settlements.Proof;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Proof;

public sealed class MerkleTreeTests
{
    // The leaves and roots of the test data that implementations of RFC 6962 share (google/certificate-transparency, merkle_tree_test).
    private static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Roots_are_those_of_the_standard_s_test_data()
    {
        MerkleTree tree = new();
        Convert.ToHexStringLower(tree.Root()).ShouldBe(Convert.ToHexStringLower(SHA256.HashData([])));
        for (var count = 0; count < Leaves.Length; count++)
        {
            tree.Add(Convert.FromHexString(Leaves[count]));
            Convert.ToHexStringLower(tree.Root()).ShouldBe(Roots[count]);
            tree.Count.ShouldBe(count + 1);
        }
    }

    [Fact]
    public void Fed_one_by_one_or_all_at_once_the_root_is_the_same_and_every_path_leads_to_it()
    {
        for (var count = 1; count <= 40; count++)
        {
            MerkleTree tree = new();
            byte[][] hashes = [.. Enumerable.Range(0, count).Select(number => MerkleTree.LeafHash([(byte)number, 7]))];
            for (var number = 0; number < count; number++)
            {
                tree.Add([(byte)number, 7]);
            }

            tree.Root().ShouldBe(MerkleTree.RootOf(hashes));
            for (var index = 0; index < count; index++)
            {
                Climb(hashes[index], index, count, [.. MerkleTree.PathOf(hashes, index)]).ShouldBe(tree.Root());
            }
        }
    }

    /// <summary>The standard's own recursion: the last hash of the path stands beside the half that the leaf is in.</summary>
    private static byte[] Climb(byte[] leaf, int index, int count, byte[][] path)
    {
        if (count == 1)
        {
            path.ShouldBeEmpty();
            return leaf;
        }

        var split = 1;
        while (split * 2 < count)
        {
            split *= 2;
        }

        return index < split
            ? MerkleTree.NodeHash(Climb(leaf, index, split, path[..^1]), path[^1])
            : MerkleTree.NodeHash(path[^1], Climb(leaf, index - split, count - split, path[..^1]));
    }
}
