// Written by Scripts/pause/build from Scripts/pause/pause.c: change those, then run it.

extension PauseImage {
    /// The image's name, in which a digest of the program for both architectures is the tag.
    package static let reference = "podkit/pause:a9cdeee54973"

    /// Gzipped archives as `docker load` reads them, in Base64.
    static let amd64 = """
        H4sIAAAAAAACA+1VQWvUQBSe3W6rJ+tRPKXBg8J2dyaZZJIFZcVWKuxF6clSZJKZdNPuJksyqy2lVBAPPYi/xdvSkyC4d3+BIOLBeyl4qJNsuu0u\
        LYq2e9B8JPPmvXkvbzIv30ubBr7HY1FZj8MAXA6ghIlxKiXGJdS04drAjiCGGCgQTADdWNBIUcB/ipVt9UEYeP6aWlMxog6FNiQUMwMbHiEEMt0z\
        LK5jjhnVHQdDw9ANrlsOohgS28QMIiY9uMZR+g2pZfUJ74TLdC1WaytqJ2Qbvqh2aDfmNWq7jHNuYJvo6mpZbdAtHqVurWRWkZVQV3dWQY6J4UJq\
        /pf813V9jP9Ez/k/GWyrNHKbvuCu6EZcNgHaZiaWJA4lL9WWH3Q3peJGnArOpAXZBM5DJK9lCGvp9TRxyHrItroYiGirE/qBSHg9IL4kdVmNwlB4\
        ceIitjpJptaA/WWV+Z73zGdpI4ibVDPMmocpMbhjmRo1oe2ZzLA1qnHNxp5JZfsgHGmu7rmcMdulFrKYAy3d0WyILWIxKjPu5OT+DQwb7yXm+AX/\
        jdO9YDAnhpbzfyJI+XnJOZKiEsM4r/4I6+P1Nwk28/pPAruLjYfFQmGoF8E9kGhKYS7V65n9RvEkpg4sUJJjCUyBGamXTvnVgTIiP2f2Y3k1k4Us\
        7gTKiFSyLSnDrRWG4/TI+tyIDDPvEIzGPf4q2MwfnE/jzcKtw0d9UKwXQO+aNNzfT14BHTX2PqJPs9O9u1LbT3Is9ftHEuhgMbEvvX6/+6X3chjQ\
        2Oujg3Th1eGsmJFjsfuh9y19VLKQBn1/1/CDDR7VlEZjQdFQBVagcrspRCeuVatrvmh2nYobtqvxC98TLRqsVVut5+35ThSuyx94RXooCJlE56Zp\
        QkdjkBqe7dm2g1ziEKJ72NXkz9RDDrwDQEXwTQGSB7Z5ICdxMxaRoM5FfFeF7D4+85M6jddngNKYfiWLH+8Bb7P41hn5Tsvr8p46Y18/Moeb58Tn\
        yJEjR44cOXL86/gJu/JqBwAYAAA=
        """

    static let arm64 = """
        H4sIAAAAAAACA+1WMW/TQBS+NKGtxFImEEtdsxQpTe5sny+OGCqVIoYsRJmoKjjbd43bxI7sC7SqKjJ26AK/gBmx8xdYkfgBLQipa0cGFM6JkzRR\
        KxC0kRD+ZPvdu/fevZPffc9uUt/jLBKF7SjwwfUASpiG0ZMSkxJq2tDWn0fQgAZQIJgC2pGgoaKA/xQb++pa4HNvSy2rGGNIXMNlzDYwQdiCHJlc\
        dykybWq6mo5wyTV0G0GX6LppWSYuQeJYpkU1pBHcO0NqXq2yVlCjW5Fa3lBbgbvjiWKLtiNWppYjF2fYsIiububVCt1jYc+tEY8KshLq5sEmSDE1\
        XEnN/5L/uq5P8N8kWE/5Pw3sqzR06p5gjmiHTDYBGjZNQ5I4kLxUG57f3pWKEzIqmCtnkEXgCkTyqkFY7l1PY4ekh+yr674I91qB54uY133iS1Ln\
        1TAIBI9iF7HXijM1+uzPq67H+TPP7TWCqE41bJYNCxIDUR3KA6dxopUMbtgUIxNSB3IiTyGydEKhZrrYIsyxDcdiDrWQTil0eJzxICX3b2DYeK8x\
        xy/4j8/3gv6YYC39/k8FPX5ec464qATjy+qPDDJZf9n/tbT+08Cr9cqjmUxmqM+ADyDWlMxST19N5kszo5hVUAI5+cyBLJiVeu6c3ypQxuRxMj+Q\
        84nMJHEjKGNSSbakDLeWGT5vjNmXxuRR4n0ExuOefBPu7B+8n+4a+PQYHFaPs4vvTu6B18vgbfhFjrOZTvV0Dnw/XehUZYbPAHTeHCqd6om0qaBT\
        /SplPL8IwFm+260dx7G3+vZBfM/+AJw9B6C2OA/OTn5IP2n7eHPkN1jntNu9XfH8HRaWlUrloaKhAixAZbkuRCsqF4tbnqi37YITNIvRS4+LBvW3\
        io3Gi+ZKKwy25de9ID0UJP+sdGaaJrQ1F1LMLW5ZNnKITYjODUfjpsuRDe8DUBBsV4B4wSbz5SCqRyIU1L6ic5dJ7kFNRnWcrF8fuQl9Lomf7BHv\
        k/jGBfnOywV5Zy/Y153knN+9JD5FihQpUqRIkeJfx08MBgJeABgAAA==
        """
}
